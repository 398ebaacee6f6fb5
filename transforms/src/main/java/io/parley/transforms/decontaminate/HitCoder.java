package io.parley.transforms.decontaminate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The bytes of a {@link Hit}. */
public final class HitCoder extends AtomicCoder<Hit> {
  private static final long serialVersionUID = 1L;

  private static final HitCoder INSTANCE = new HitCoder();
  private static final Coder<String> TEXT = StringUtf8Coder.of();
  private static final Coder<Integer> NUMBER = VarIntCoder.of();
  private static final ListCoder<Integer> NUMBERS = ListCoder.of(NUMBER);

  private HitCoder() {}

  public static HitCoder of() {
    return INSTANCE;
  }

  /** How Beam finds this coder for the record's annotation. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(Hit.class), INSTANCE);
  }

  @Override
  public void encode(Hit hit, OutputStream out) throws IOException {
    TEXT.encode(hit.benchmark(), out);
    NUMBERS.encode(hit.items(), out);
    NUMBER.encode(hit.posts(), out);
  }

  @Override
  public Hit decode(InputStream in) throws IOException {
    return new Hit(TEXT.decode(in), NUMBERS.decode(in), NUMBER.decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
