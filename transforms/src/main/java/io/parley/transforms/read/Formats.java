package io.parley.transforms.read;

import java.util.List;
import java.util.Optional;

/** All formats that can be read. */
public final class Formats {
  private static final List<Format> ALL =
      List.of(
          new EgretFormat(),
          new IrcFormat(),
          new MboxFormat(),
          new MessagesFormat(),
          new OasstFormat(),
          new PairsFormat(),
          new ParleyFormat(),
          new RedditFormat(),
          new ShareGptFormat(),
          new StackExchangeFormat(),
          new WarcFormat());

  private Formats() {}

  /** Every format, by name. */
  public static List<Format> all() {
    return ALL;
  }

  /** The format of a name. */
  public static Optional<Format> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /** The format that the beginning of a file looks like most; the first by name among equals. */
  public static Optional<Format> detect(Head head) {
    Format best = null;
    double most = 0;
    for (Format format : ALL) {
      double confidence = format.confidence(head);
      if (confidence > most) {
        best = format;
        most = confidence;
      }
    }
    return Optional.ofNullable(best);
  }
}
