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
 * {@code java Canary.java MAILS DATASET}: looks for the senders of mails in a dataset made of them,
 * with nothing of Parley's. The dataset is JSON Lines with gzip. Prints counts only, and ends with 1
 * where something leaks: an address in any file, or a full name in a row that shares a line with a
 * mail of its bearer.
 */
public final class Canary {
  /** A shorter line, by letters, may be anybody's. */
  private static final int LONG_LINE = 30;

  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9._%+=-]{1,64})(@| at )([A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8})");

  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([^?\\s]{1,40})\\?([bBqQ])\\?([^?\\s]{0,400})\\?=");

  /** Companies and lists, which sign with what is also their address on the web or their product. */
  private static final Pattern ORGANIZATION =
      Pattern.compile(
          "(?i).*(\\.(com|net|org|ie|co\\.uk)|\\b(inc|ltd|list|lists|news|newsletter|service|services|team|support|office|magazine|daily|weekly|update|updates|mail|online|insurance|center|group|company|department|sales|info|webmaster|admin|mailing)\\b).*");

  private record Sender(String address, String name) {}

  private Canary() {}

  public static void main(String[] args) throws IOException {
    Map<String, Set<Sender>> byLine = new HashMap<>();
    Set<Sender> senders = new HashSet<>();
    int mails = 0;
    for (Path path : files(Path.of(args[0]))) {
      if (path.toString().endsWith(".txt")) {
        for (String mail : mails(Files.readString(path, StandardCharsets.ISO_8859_1))) {
          mails++;
          Sender sender = sender(mail);
          senders.add(sender);
          lines(mail).forEach(line -> byLine.computeIfAbsent(line, any -> new HashSet<>()).add(sender));
        }
      }
    }
    Set<String> addresses = new HashSet<>();
    senders.forEach(sender -> addresses.add(sender.address));
    addresses.remove("");
    TreeMap<String, Set<String>> leaks = new TreeMap<>();
    int rows = 0;
    for (Path path : files(Path.of(args[1]))) {
      String text = text(path);
      Matcher found = ADDRESS.matcher(text.toLowerCase(Locale.ROOT));
      while (found.find()) {
        for (String address : List.of(found.group(1) + "@" + found.group(3))) {
          if (addresses.contains(address)) {
            leak(leaks, "address", address);
          }
        }
      }
      boolean view = !path.toString().contains("rejected") && path.toString().endsWith(".jsonl.gz");
      for (String line : view ? text.split("\n") : new String[0]) {
        rows++;
        String row = unescaped(line);
        Set<Sender> own = new HashSet<>();
        for (String key : lines("\n\n" + row)) {
          Set<Sender> said = byLine.getOrDefault(key, Set.of());
          own.addAll(said.size() > 3 ? Set.of() : said);
        }
        String lower = row.toLowerCase(Locale.ROOT);
        for (Sender sender : own) {
          if (isWhole(lower, sender.name.toLowerCase(Locale.ROOT))) {
            leak(leaks, ORGANIZATION.matcher(sender.name).matches() ? "organization" : sender.name.contains(" ") ? "full name" : "single word", sender.name);
            if (args.length > 2) {
              int at = lower.indexOf(sender.name.toLowerCase(Locale.ROOT));
              System.err.println(sender.name + " | " + path.getFileName() + " | " + row.substring(Math.max(0, at - 50), Math.min(row.length(), at + 50)).replace('\n', '/'));
            }
          }
        }
      }
    }
    System.out.println("mails " + mails + ", senders " + senders.size() + ", addresses " + addresses.size() + ", rows " + rows);
    leaks.forEach((kind, values) -> System.out.println("leaks, " + kind + ": " + values.size()));
    boolean leaking = leaks.containsKey("address") || leaks.containsKey("full name");
    System.out.println(leaking ? "LEAKS" : "no address, no full name of a person");
    System.exit(leaking || mails == 0 || rows == 0 ? 1 : 0);
  }

  private static void leak(Map<String, Set<String>> leaks, String kind, String value) {
    leaks.computeIfAbsent(kind, any -> new HashSet<>()).add(value);
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

  private static boolean isWhole(String text, String name) {
    if (name.length() < 3) {
      return false;
    }
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
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
