package io.parley.transforms.read;

import io.parley.schemas.Markup;

/**
 * One way in which files hold posts. A format says how a file is cut into records ({@link Framing})
 * and what posts a record holds ({@link RecordParser}); opening, decompressing, rejecting and
 * counting are done once for all formats. Implementations have no state.
 */
interface Format {
  /** The name used in recipes and on the command line. */
  String name();

  /** One line for the list of formats. */
  String description();

  /**
   * How much of the beginning of a file looks like this format: 0 for none of it, 1 for all. The
   * highest one wins.
   */
  double confidence(Head head);

  /**
   * The markup of texts about which neither the format nor a record says anything, so that who
   * names the input may know better; null where the format knows them all.
   */
  default Markup openMarkup() {
    return null;
  }

  /** How files of this format are cut into records. */
  Framing framing();

  /** What ids and file names would tell. */
  default Privacy privacy() {
    return Privacy.PUBLIC;
  }

  /**
   * The name of the file that lies beside one of this name and without which its records say too
   * little; null where files stand alone, as in most formats. Both are read as files of their own;
   * before that, the parser of each is told the other's records.
   */
  default String companion(String fileName) {
    return null;
  }

  /**
   * A parser for one file or part of a file. It may carry things from record to record, such as the
   * date, where {@link #framing()} never splits a file.
   */
  RecordParser parser(InputFile file);
}
