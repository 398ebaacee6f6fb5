import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * {@code java Canary.java MAILS DATASET [show]}: looks for the senders of mails in a dataset made of
 * them, with nothing of Parley's. The dataset is JSON Lines with gzip. Prints counts only ({@code
 * show}: also what leaks, to standard error), and ends with 1 where something leaks: an address in
 * any file, or a person's full name in a row that shares a line with a mail of its bearer.
 */
public final class Canary {
  /** A shorter line, by letters, may be anybody's. */
  private static final int LONG_LINE = 30;

  /** A line of more senders is a footer. */
  private static final int MAX_SENDERS = 3;

  private static final int MIN_NAME = 3;
  private static final int SHOWN = 50;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "([A-Za-z0-9._%+=-]{1,64})(@| at )([A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8})");

  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([^?\\s]{1,40})\\?([bBqQ])\\?([^?\\s]{0,400})\\?=");

  /** Companies and lists, which sign with what is also their address on the web or their product. */
  private static final Pattern ORGANIZATION =
      Pattern.compile(
          "(?i).*(\\.(com|net|org|ie|co\\.uk)|\\b(inc|ltd|lists?|news|newsletter|services?|team"
              + "|support|office|magazine|daily|weekly|updates?|mail|online|insurance|center|group"
              + "|company|department|sales|info|webmaster|admin|mailing)\\b).*");

  private record Sender(String address, String name) {
    String kind() {
      return ORGANIZATION.matcher(name).matches()
          ? "organization"
          : name.contains(" ") ? FULL_NAME : "single word";
    }
  }

  private static final String FULL_NAME = "full name";
  private static final String ADDRESS_KIND = "address";

  private final Map<String, Set<Sender>> byLine = new HashMap<>();
  private final Set<Sender> senders = new HashSet<>();
  private final Set<String> addresses = new HashSet<>();
  private final Map<String, Set<String>> leaks = new TreeMap<>();
  private final boolean show;
  private int mails;
  private int rows;

  private Canary(boolean show) {
    this.show = show;
  }

  public static void main(String[] args) throws IOException {
    Canary canary = new Canary(args.length > 2);
    for (Path path : files(Path.of(args[0]))) {
      if (path.toString().endsWith(".txt")) {
        mails(Files.readString(path, StandardCharsets.ISO_8859_1)).forEach(canary::read);
      }
    }
    for (Path path : files(Path.of(args[1]))) {
      canary.search(path);
    }
    System.exit(canary.report() ? 1 : 0);
  }

  private void read(String mail) {
    Sender sender = sender(mail);
    mails++;
    senders.add(sender);
    if (!sender.address.isEmpty()) {
      addresses.add(sender.address);
    }
    for (String line : lines(mail)) {
      byLine.computeIfAbsent(line, any -> new HashSet<>()).add(sender);
    }
  }

  private void search(Path path) throws IOException {
    String text = text(path);
    Matcher found = ADDRESS.matcher(text.toLowerCase(Locale.ROOT));
    while (found.find()) {
      String address = found.group(1) + "@" + found.group(3);
      if (addresses.contains(address)) {
        leak(ADDRESS_KIND, address, path, text, found.start());
      }
    }
    if (!path.toString().contains("rejected") && path.toString().endsWith(".jsonl.gz")) {
      for (String line : text.substring(text.indexOf('\n') + 1).split("\n")) {
        rows++;
        searchRow(path, unescaped(line));
      }
    }
  }

  /** Looks in a row for the names of those of whose mails it has a line. */
  private void searchRow(Path path, String row) {
    Set<Sender> own = new HashSet<>();
    for (String line : lines("\n\n" + row)) {
      Set<Sender> said = byLine.getOrDefault(line, Set.of());
      own.addAll(said.size() > MAX_SENDERS ? Set.of() : said);
    }
    String lower = row.toLowerCase(Locale.ROOT);
    for (Sender sender : own) {
      int at = indexOf(lower, sender.name.toLowerCase(Locale.ROOT));
      if (at >= 0) {
        leak(sender.kind(), sender.name, path, row, at);
      }
    }
  }

  /** Prints the counts; whether there is a leak, or nothing was looked at. */
  private boolean report() {
    System.out.printf(
        Locale.ROOT,
        "mails %d, senders %d, addresses %d, rows %d%n",
        mails,
        senders.size(),
        addresses.size(),
        rows);
    leaks.forEach((kind, values) -> System.out.println("leaks, " + kind + ": " + values.size()));
    boolean leaking = leaks.containsKey(ADDRESS_KIND) || leaks.containsKey(FULL_NAME);
    boolean nothing = mails == 0 || rows == 0;
    System.out.println(
        nothing ? "NOTHING READ" : leaking ? "LEAKS" : "no address, no full name of a person");
    return leaking || nothing;
  }

  private void leak(String kind, String value, Path path, String text, int at) {
    leaks.computeIfAbsent(kind, any -> new HashSet<>()).add(value);
    if (show) {
      String around = text.substring(Math.max(0, at - SHOWN), Math.min(text.length(), at + SHOWN));
      System.err.println(
          kind + ": " + value + " | " + path.getFileName() + " | " + around.replace('\n', '/'));
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** A file of one, or of many behind lines that begin with From. */
  private static List<String> mails(String text) {
    return Arrays.stream(text.split("(?m)^(?=From \\S+.*\\d{4}$)")).filter(mail -> !mail.isBlank()).toList();
  }

  private static Sender sender(String mail) {
    int end = mail.indexOf("\n\n");
    String head = (end < 0 ? mail : mail.substring(0, end)).replaceAll("\\r?\\n[ \\t]+", " ");
    String from = "";
    for (String line : head.split("\\r?\\n")) {
      if (from.isEmpty() && line.toLowerCase(Locale.ROOT).startsWith("from:")) {
        from = decoded(line.substring(5).strip());
      }
    }
    Matcher found = ADDRESS.matcher(from);
    String address = found.find() ? (found.group(1) + "@" + found.group(3)).toLowerCase(Locale.ROOT) : "";
    int angle = from.indexOf('<');
    int open = from.indexOf('(');
    String name = angle > 0 ? from.substring(0, angle) : open > 0 ? from.substring(open + 1, Math.max(open + 1, from.lastIndexOf(')'))) : "";
    name = name.replace("\"", "").replaceAll("\\s+", " ").strip();
    return new Sender(address, name.contains("@") ? "" : name);
  }

  private static String decoded(String header) {
    Matcher word = ENCODED_WORD.matcher(header);
    return word.replaceAll(match -> {
      try {
        byte[] bytes = match.group(2).equalsIgnoreCase("b") ? Base64.getDecoder().decode(match.group(3)) : quoted(match.group(3));
        return Matcher.quoteReplacement(new String(bytes, match.group(1)));
      } catch (IllegalArgumentException | IOException e) {
        return "";
      }
    });
  }

  private static byte[] quoted(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' && i + 2 < text.length()) {
        out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.append(c == '_' ? ' ' : c);
      }
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The long lines of a body, by their letters. */
  private static Set<String> lines(String mail) {
    int body = Math.max(0, mail.indexOf("\n\n"));
    Set<String> lines = new HashSet<>();
    for (String line : mail.substring(body).split("\n")) {
      String letters = line.startsWith(">") ? "" : line.replaceAll("[^A-Za-z]", "");
      if (letters.length() >= LONG_LINE) {
        lines.add(letters);
      }
    }
    return lines;
  }

  /** Where a name stands as whole words; -1 where it does not. */
  private static int indexOf(String text, String name) {
    if (name.length() < MIN_NAME) {
      return -1;
    }
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return at;
      }
    }
    return -1;
  }

  private static String text(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    if (path.toString().endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = in.readAllBytes();
      }
    }
    return path + "\n" + new String(bytes, StandardCharsets.UTF_8);
  }

  /** The text of all strings of a JSON object. */
  private static String unescaped(String json) {
    StringBuilder out = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c != '\\' || i + 1 == json.length()) {
        out.append(c);
        continue;
      }
      char escaped = json.charAt(++i);
      if (escaped == 'u') {
        out.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? ' ' : escaped);
      }
    }
    return out.toString();
  }
}
