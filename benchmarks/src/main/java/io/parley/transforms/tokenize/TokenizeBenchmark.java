package io.parley.transforms.tokenize;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import io.parley.schemas.Draft;
import io.parley.schemas.Turn;
import io.parley.transforms.Comments;
import io.parley.transforms.Comments.Tongue;
import io.parley.transforms.MegaBytes;
import io.parley.transforms.Throughput;
import io.parley.transforms.tokenize.bpe.ByteLevelTokenizers;
import io.parley.transforms.tokenize.bpe.RanksAsFile;
import io.parley.transforms.tokenize.djl.DjlTokenizer;
import io.parley.transforms.tokenize.pretokenize.UnsupportedPartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Text to ids: ours, Hugging Face's library through DJL, and jtokkit, which has OpenAI's only
 * ({@code o200k_base} here). {@code -p file=DIR/tokenizer.json} takes another vocabulary for the
 * first two.
 */
public class TokenizeBenchmark extends Throughput {
  private static final String OPEN_AI = "o200k_base";

  @Param({"ENGLISH", "CHINESE"})
  public Tongue tongue;

  @Param(OPEN_AI)
  public String file;

  private final List<String> texts = new ArrayList<>();
  private long bytes;
  private Tokenizer ours;
  private Tokenizer reference;
  private com.knuddels.jtokkit.api.Encoding jtokkit;

  @Setup
  public void setup() throws IOException, UnsupportedPartException {
    List<Draft> drafts = Comments.drafts(tongue);
    for (Draft draft : drafts) {
      draft.conversation().turns().stream().map(Turn::text).forEach(texts::add);
    }
    bytes = Comments.bytes(drafts);
    byte[] content =
        file.equals(OPEN_AI)
            ? RanksAsFile.of(OPEN_AI, OpenAiPatterns.O200K)
            : Files.readAllBytes(Path.of(file));
    ours = ByteLevelTokenizers.read("ours", content, null);
    reference = DjlTokenizer.read("reference", content, null, "measured");
    jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }

  /** One operation encodes all comments. */
  @Benchmark
  public void ours(Blackhole hole, MegaBytes counter) {
    for (String text : texts) {
      hole.consume(ours.encode(text));
    }
    counter.add(bytes);
  }

  @Benchmark
  public void oursWithOffsets(Blackhole hole, MegaBytes counter) {
    for (String text : texts) {
      hole.consume(ours.encodeWithOffsets(text));
    }
    counter.add(bytes);
  }

  @Benchmark
  public void djl(Blackhole hole, MegaBytes counter) {
    for (String text : texts) {
      hole.consume(reference.encode(text));
    }
    counter.add(bytes);
  }

  @Benchmark
  public void jtokkit(Blackhole hole, MegaBytes counter) {
    for (String text : texts) {
      hole.consume(jtokkit.encodeOrdinary(text));
    }
    counter.add(bytes);
  }
}
