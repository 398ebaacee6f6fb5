package io.parley.transforms.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.schemas.Cause;
import io.parley.schemas.Example;
import io.parley.schemas.Origin;
import io.parley.schemas.Reason;
import io.parley.schemas.Rejection;
import io.parley.schemas.Split;
import io.parley.transforms.emit.format.RowFormat;
import io.parley.transforms.emit.format.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardFilesTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @TempDir Path output;

  private int open() throws IOException {
    int count = 0;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        // The one that reads this directory is gone since.
        boolean link = Files.isSymbolicLink(descriptor);
        count += link && Files.readSymbolicLink(descriptor).startsWith(output.toRealPath()) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aWorkerThatFailsLeavesNoFileOpen() throws IOException {
    assumeTrue(Files.isDirectory(DESCRIPTORS));
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Workplace workplace = new Workplace(output + "/", "run");
    ShardFiles files = new ShardFiles(workplace, EmitConfig.defaults(), List.of(), Split.TRAIN, 0);
    files.write(Rejection.ofRecord(Cause.of(Reason.NO_POST), new Origin("a", 0, null)));
    files.write(new VocabularyEntry("en", "a", 1, 1));
    assertEquals(2, open());
    files.close();
    assertEquals(0, open());
  }

  /** Writers hold memory that Java does not see. */
  @Test
  void everyWriterIsClosedOnce() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    List<String> closed = new ArrayList<>();
    for (boolean whole : new boolean[] {true, false}) {
      List<Outlet> outlets =
          List.of(
              new Outlet("chat", "a", format("a", closed)),
              new Outlet("chat", "b", format("b", closed)));
      Workplace workplace = new Workplace(output + "/", "run");
      ShardFiles files = new ShardFiles(workplace, EmitConfig.defaults(), outlets, Split.TRAIN, 0);
      files.write(ShardTest.CHAT, null);
      if (whole) {
        files.finish();
        files.close();
        assertEquals(List.of("a", "b"), closed);
      } else {
        assertThrows(IOException.class, files::close);
        assertEquals(List.of("a", "b", "b", "a"), closed);
      }
    }
    assertEquals(0, open());
  }

  /** Its third close of all fails. */
  private static RowFormat format(String name, List<String> closed) {
    return (columns, outputs) -> {
      OutputStream out = outputs.open(".x");
      return new RowWriter<>() {
        @Override
        public void write(Example row) {}

        @Override
        public void close() throws IOException {
          closed.add(name);
          if (closed.size() == 3) {
            throw new IOException("full");
          }
          out.close();
        }
      };
    };
  }
}
