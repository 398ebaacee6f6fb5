package io.parley.transforms.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The bytes of a {@link Report}. */
public final class ReportCoder extends AtomicCoder<Report> {
  private static final long serialVersionUID = 1L;

  private static final ReportCoder INSTANCE = new ReportCoder();
  private static final Coder<String> TEXT = StringUtf8Coder.of();
  private static final Coder<Long> NUMBER = VarLongCoder.of();

  private ReportCoder() {}

  public static ReportCoder of() {
    return INSTANCE;
  }

  /** How Beam finds this coder for the record's annotation. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(Report.class), INSTANCE);
  }

  @Override
  public void encode(Report report, OutputStream out) throws IOException {
    ListCoder.of(FileCoder.INSTANCE).encode(report.files(), out);
    VarIntCoder.of().encode(report.counts().size(), out);
    for (Map.Entry<String, Long> count : new TreeMap<>(report.counts()).entrySet()) {
      TEXT.encode(count.getKey(), out);
      NUMBER.encode(count.getValue(), out);
    }
  }

  @Override
  public Report decode(InputStream in) throws IOException {
    var files = ListCoder.of(FileCoder.INSTANCE).decode(in);
    Map<String, Long> counts = new TreeMap<>();
    for (int left = VarIntCoder.of().decode(in); left > 0; left--) {
      counts.put(TEXT.decode(in), NUMBER.decode(in));
    }
    return new Report(files, counts);
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  private static final class FileCoder extends AtomicCoder<WrittenFile> {
    private static final long serialVersionUID = 1L;

    static final FileCoder INSTANCE = new FileCoder();

    @Override
    public void encode(WrittenFile file, OutputStream out) throws IOException {
      TEXT.encode(file.view(), out);
      TEXT.encode(file.split(), out);
      VarIntCoder.of().encode(file.shard(), out);
      TEXT.encode(file.name(), out);
      TEXT.encode(file.extension(), out);
      NUMBER.encode(file.rows(), out);
      NUMBER.encode(file.bytes(), out);
      TEXT.encode(file.sha256(), out);
    }

    @Override
    public WrittenFile decode(InputStream in) throws IOException {
      return new WrittenFile(
          TEXT.decode(in),
          TEXT.decode(in),
          VarIntCoder.of().decode(in),
          TEXT.decode(in),
          TEXT.decode(in),
          NUMBER.decode(in),
          NUMBER.decode(in),
          TEXT.decode(in));
    }
  }
}
