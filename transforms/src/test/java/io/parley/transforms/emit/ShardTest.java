package io.parley.transforms.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Flag;
import io.parley.schemas.Message;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Role;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Turn;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.Partitions;
import io.parley.transforms.View;
import io.parley.transforms.emit.format.Compression;
import io.parley.transforms.emit.format.JsonLinesFormat;
import io.parley.transforms.emit.format.LlamaFactoryFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardTest {
  private static final Origin ORIGIN = new Origin("f", 0, null);
  private static final Outlet OWN =
      new Outlet("chat", "chat", new JsonLinesFormat(Compression.NONE));
  private static final Outlet LLAMA_FACTORY =
      new Outlet("chat", "llama-factory/chat", new LlamaFactoryFormat());

  @TempDir Path output;

  /** Four turns; every reply is trained on, or in one whose id says so only the last. */
  static final View CHAT =
      new View() {
        @Override
        public String name() {
          return "chat";
        }

        @Override
        public String description() {
          return "";
        }

        @Override
        public List<Column> columns() {
          return Column.withProvenance();
        }

        @Override
        public void cut(Conversation conversation, Cuts.Sink sink) {
          boolean first = !conversation.id().equals("last only");
          List<Message> messages = new ArrayList<>();
          for (Turn turn : conversation.turns()) {
            messages.add(new Message(turn.role(), turn.text()));
          }
          Example.Chat chat = new Example.Chat(messages, List.of(false, first, false, true));
          Example row =
              new Example(
                  conversation.id() + "/row",
                  conversation.id(),
                  List.of("p"),
                  "en",
                  "test",
                  null,
                  Set.of(),
                  chat);
          BitSet trained = new BitSet();
          trained.set(1, first);
          trained.set(3);
          BitSet read = new BitSet();
          read.set(0, 4);
          sink.row(new Cuts.Cut(row, read, trained));
        }
      };

  private static Routed conversation(String id) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Role role = i % 2 == 0 ? Role.USER : Role.ASSISTANT;
      Set<Flag> flags = Set.of();
      turns.add(
          new Turn(
              List.of(new PostRef(id + i, ORIGIN)),
              i - 1,
              role,
              1 + i % 2,
              "text " + i,
              null,
              null,
              flags,
              null));
    }
    return Routed.of(
        new Conversation(id, "test", null, "en", turns, null, ORIGIN), new Slot(Split.TRAIN, 1));
  }

  private Report write(Outlet... outlets) throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Workplace workplace = new Workplace(output + "/", "run");
    try (ShardFiles files =
        new ShardFiles(workplace, EmitConfig.defaults(), List.of(outlets), Split.TRAIN, 0)) {
      VocabularyBlocks vocabulary = new VocabularyBlocks(new Partitions(1), (at, block) -> {});
      return new Shard(List.of(CHAT), all -> new BitSet(), files, Split.TRAIN, vocabulary, null)
          .write(List.of(conversation("all"), conversation("last only")));
    }
  }

  private static String counts(Report report) {
    Map<String, Long> counts = new TreeMap<>(report.counts());
    counts.keySet().removeIf(name -> !name.matches("(posts|rows|exports|conversations)\\..*"));
    return String.join("\n", counts.toString().replaceAll("[{}]", "").split(", "));
  }

  private static List<String> rows(Report report) {
    return report.files().stream().map(file -> file.view() + " " + file.rows()).toList();
  }

  @Test
  void whatOneFormatCannotSayIsKeptInAnother() throws IOException {
    Report report = write(OWN, LLAMA_FACTORY);
    assertEquals(List.of("chat 2", "llama-factory/chat 1"), rows(report));
    assertEquals(
        """
        conversations.kept.train=2
        exports.left_out.llama-factory/chat=1
        posts.context=5
        posts.target=3
        posts.target_of.chat=3
        rows.chat.candidates=2
        rows.chat.kept.train=2""",
        counts(report));
  }

  /** What stands in no file is not kept, and its posts say why they are not there. */
  @Test
  void whatNoFormatCanSayIsLeftOut() throws IOException {
    Report report = write(LLAMA_FACTORY);
    assertEquals(List.of("llama-factory/chat 1", "rejected 5"), rows(report));
    assertEquals(
        """
        conversations.kept.train=1
        conversations.left_out=1
        exports.left_out.llama-factory/chat=1
        posts.context=2
        posts.rejected.emit.no_format=1
        posts.rejected.segment.unused=3
        posts.target=2
        posts.target_of.chat=2
        rows.chat.candidates=2
        rows.chat.kept.train=1
        rows.chat.rejected.no_format=1""",
        counts(report));
  }
}
