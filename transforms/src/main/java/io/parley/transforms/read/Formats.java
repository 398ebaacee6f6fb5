package io.parley.transforms.read;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All formats that can be read. */
public final class Formats {
  /** By name. */
  static final List<Format> ALL =
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

  /** What each format holds, in a line, by name. */
  public static SortedMap<String, String> descriptions() {
    return new TreeMap<>(ALL.stream().collect(toMap(Format::name, Format::description)));
  }

  /** The format of a name. */
  static Optional<Format> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /** What ids and file names of a format would tell. */
  static Privacy privacy(String name) {
    return named(name).map(Format::privacy).orElse(Privacy.PUBLIC);
  }

  /** The format that the beginning of a file looks like most; the first by name among equals. */
  static Optional<Format> detect(Head head) {
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
