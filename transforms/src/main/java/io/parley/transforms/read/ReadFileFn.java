package io.parley.transforms.read;

import io.parley.schemas.Post;
import io.parley.schemas.Rejection;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;

/** One file, or a part of one, to its posts. */
final class ReadFileFn extends DoFn<InputFile, Post> {
  private static final long serialVersionUID = 1L;

  private final Hiding hiding;

  /**
   * @param hiding null where no file needs it
   */
  ReadFileFn(Hiding hiding) {
    this.hiding = hiding;
  }

  @ProcessElement
  public void read(@Element InputFile file, MultiOutputReceiver out) throws IOException {
    OutputReceiver<Post> posts = out.get(ReadPosts.POSTS);
    OutputReceiver<Rejection> rejections = out.get(ReadPosts.REJECTED);
    Privacy privacy = Formats.privacy(file.format());
    PostReader reader =
        new PostReader(
            file,
            post -> posts.output(privacy == Privacy.PUBLIC ? post : hiding.post(post, privacy)),
            rejections::output);
    try (Source stored = Source.open(file.path(), PostReader.firstByte(file))) {
      reader.read(stored);
    }
    out.get(ReadPosts.RECORDS).output(reader.records());
    out.get(ReadPosts.TAKEN).output(reader.taken());
  }
}
