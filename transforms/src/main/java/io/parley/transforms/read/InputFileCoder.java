package io.parley.transforms.read;

import io.parley.schemas.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** The bytes of an {@link InputFile}. */
final class InputFileCoder extends AtomicCoder<InputFile> {
  private static final long serialVersionUID = 1L;

  private static final InputFileCoder INSTANCE = new InputFileCoder();
  private static final Coder<String> TEXT = StringUtf8Coder.of();
  private static final Coder<String> NULLABLE = NullableCoder.of(TEXT);
  private static final Coder<Long> NUMBER = VarLongCoder.of();

  private InputFileCoder() {}

  static InputFileCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(InputFile file, OutputStream out) throws IOException {
    TEXT.encode(file.path(), out);
    TEXT.encode(file.relativePath(), out);
    TEXT.encode(file.format(), out);
    TEXT.encode(file.source(), out);
    NULLABLE.encode(file.licence(), out);
    NULLABLE.encode(file.markup() == null ? null : file.markup().name(), out);
    NUMBER.encode(file.start(), out);
    NUMBER.encode(file.end(), out);
  }

  @Override
  public InputFile decode(InputStream in) throws IOException {
    return new InputFile(
        TEXT.decode(in),
        TEXT.decode(in),
        TEXT.decode(in),
        TEXT.decode(in),
        NULLABLE.decode(in),
        markup(NULLABLE.decode(in)),
        NUMBER.decode(in),
        NUMBER.decode(in));
  }

  private static Markup markup(String name) {
    return name == null ? null : Markup.valueOf(name);
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
