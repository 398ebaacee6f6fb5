package io.parley.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The bytes of a {@link Post}. */
public final class PostCoder extends RecordCoder<Post> {
  private static final long serialVersionUID = 1L;

  private static final PostCoder INSTANCE = new PostCoder();

  private PostCoder() {}

  public static PostCoder of() {
    return INSTANCE;
  }

  /** How Beam finds this coder for the record's annotation. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(Post.class), INSTANCE);
  }

  @Override
  public void encode(Post post, OutputStream out) throws IOException {
    Wire.writeString(post.id(), out);
    Wire.writeString(post.thread(), out);
    Wire.writeNullable(post.parent(), Wire::writeString, out);
    Wire.writeNullable(post.author(), Wire::writeString, out);
    Wire.writeNullable(post.role(), Wire::writeEnum, out);
    Wire.writeNullable(post.createdAt(), Wire::writeLong, out);
    Wire.writeLong(post.revision(), out);
    Wire.writeNullable(post.score(), Wire::writeLong, out);
    Wire.writeNullable(post.title(), Wire::writeString, out);
    Wire.writeEnum(post.markup(), out);
    Wire.writeString(post.text(), out);
    Wire.writeInt(Flag.toBits(post.flags()), out);
    Wire.writeString(post.source(), out);
    Wire.writeOrigin(post.origin(), out);
    Wire.writeNullable(post.accepted(), Wire::writeString, out);
    Wire.writeNullable(post.community(), Wire::writeString, out);
  }

  @Override
  public Post decode(InputStream in) throws IOException {
    return new Post(
        Wire.readString(in),
        Wire.readString(in),
        Wire.readNullable(Wire::readString, in),
        Wire.readNullable(Wire::readString, in),
        Wire.readNullable(s -> Wire.readEnum(Role.values(), s), in),
        Wire.readNullable(Wire::readLong, in),
        Wire.readLong(in),
        Wire.readNullable(Wire::readLong, in),
        Wire.readNullable(Wire::readString, in),
        Wire.readEnum(Markup.values(), in),
        Wire.readString(in),
        Flag.fromBits(Wire.readInt(in)),
        Wire.readString(in),
        Wire.readOrigin(in),
        Wire.readNullable(Wire::readString, in),
        Wire.readNullable(Wire::readString, in));
  }
}
