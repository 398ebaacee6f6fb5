package io.parley.transforms.clean.debris;

/** The lines with which OpenPGP signs a text (RFC 4880, 7): the head, the signature, keys. */
final class PgpArmor implements DebrisFinder {
  private static final String BEGIN = "-----BEGIN PGP ";
  private static final String END = "-----END PGP ";
  private static final int MAX_BLOCK = 200;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return text.charAt(start) == '-' && text.startsWith(BEGIN, start);
  }

  @Override
  public void find(Lines post, Surroundings around) {
    String text = post.text();
    for (int i = post.next(0); i < post.size(); i = post.next(i + 1)) {
      int start = post.start(i);
      if (!post.isProse(i) || !text.startsWith(BEGIN, start)) {
        continue;
      }
      int end = i + 1;
      if (text.startsWith("SIGNED MESSAGE", start + BEGIN.length())) {
        while (end < post.size() && post.stands(end) && text.startsWith("Hash:", post.start(end))) {
          end++;
        }
      } else {
        int last = Math.min(post.size(), i + MAX_BLOCK);
        while (end < last && !text.startsWith(END, post.start(end))) {
          end++;
        }
        end = Math.min(post.size(), end + 1);
      }
      post.drop(i, end);
    }
  }
}
