package io.parley.pipeline.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.transforms.emit.WrittenFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetFileTest {
  private static WrittenFile file(String view, String split, int shard) {
    return new WrittenFile(view, split, shard, "tmp" + shard, ".jsonl", 1, 1, "00");
  }

  /** Shard 1 gave no chat row: its number is not missed. */
  @Test
  void shardsWithRowsAreNumberedWithoutGaps() {
    List<DatasetFile> named =
        DatasetFile.name(
            List.of(
                file("chat", "train", 7),
                file("chat", "train", 0),
                file("pairs", "train", 7),
                file("chat", "test", 2)));
    assertEquals(
        List.of(
            "chat/test-00000-of-00001.jsonl tmp2",
            "chat/train-00000-of-00002.jsonl tmp0",
            "chat/train-00001-of-00002.jsonl tmp7",
            "pairs/train-00000-of-00001.jsonl tmp7"),
        named.stream().map(f -> f.path() + " " + f.written().name()).toList());
  }
}
