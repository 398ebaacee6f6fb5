package io.parley.transforms.read;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Flag;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes posts of mail. Messages on one topic are a thread, whatever file they are in; one answers
 * the message that {@code In-Reply-To} names, or the last of {@code References}. A reply without
 * either answers the message on its topic before it in the file, if that is at most a month older.
 *
 * <p>Ids are hashes of message ids, which {@link Hiding} gives a key.
 */
final class MailParser implements RecordParser {
  /** Archives are cut by months. */
  private static final long MAX_SILENCE = 31L * 24 * 60 * 60;

  /** Topics remembered: some months of a large list. */
  private static final int MAX_TOPICS = 50_000;

  private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{1,998})>");

  private record Latest(String id, Long time) {}

  private final String source;
  private final Map<String, Latest> topics =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Latest> eldest) {
          return size() > MAX_TOPICS;
        }
      };

  MailParser(String source) {
    this.source = source;
  }

  @Override
  public List<Post> parse(byte[] record, Origin origin) throws RecordException {
    int start = startOfMessage(record);
    MailMessage message = MailMessage.of(Arrays.copyOfRange(record, start, record.length));
    String separator = new String(record, 0, start, StandardCharsets.ISO_8859_1);
    String author = MailAddress.name(message.decoded("from"));
    Long header = MailDates.ofHeader(message.header("date"));
    Long time = header != null ? header : MailDates.ofSeparator(separator);
    String text = message.text();
    MailSubject subject = MailSubject.of(message.decoded("subject"));
    String id = id(message, text);
    String parent = parent(message);
    String topic = subject.key().isEmpty() ? (parent == null ? id : parent) : subject.key();
    Latest latest = topics.put(topic, new Latest(id, time));
    boolean reply = parent != null || subject.reply();
    if (reply && parent == null && latest != null && follows(time, latest.time)) {
      parent = latest.id;
    }
    return List.of(
        new Post(
                id,
                source + ":" + Fingerprint.of(topic).hex(),
                parent,
                author,
                null,
                time,
                time == null ? 0 : time,
                null,
                reply || subject.topic().isEmpty() ? null : subject.topic(),
                message.markup(),
                text,
                isAutomatic(message) ? Set.of(Flag.BOT) : Set.of(),
                source,
                origin)
            .withCommunity(list(message)));
  }

  private static int startOfMessage(byte[] record) {
    int end = 0;
    while (end < record.length && record[end] != '\n') {
      end++;
    }
    boolean separated =
        MboxMessages.separates(new String(record, 0, end, StandardCharsets.ISO_8859_1));
    return separated ? Math.min(end + 1, record.length) : 0;
  }

  private static String id(MailMessage message, String text) {
    String id = first(message.header("message-id"));
    return id != null
        ? Fingerprint.of(id).hex()
        : Fingerprint.of(List.of(message.header("from"), message.header("date"), text)).hex();
  }

  private static String parent(MailMessage message) {
    String id = first(message.header("in-reply-to"));
    Matcher references = MESSAGE_ID.matcher(message.header("references"));
    boolean named = id != null;
    while (!named && references.find()) {
      id = references.group(1); // the last one is the nearest
    }
    return id == null ? null : Fingerprint.of(id).hex();
  }

  /** RFC 2919: the list that a message came by. */
  private static String list(MailMessage message) {
    String id = first(message.header("list-id"));
    return id == null ? null : id.toLowerCase(Locale.ROOT);
  }

  private static String first(String header) {
    Matcher id = MESSAGE_ID.matcher(header);
    return id.find() ? id.group(1) : null;
  }

  private static boolean follows(Long time, Long before) {
    return time == null || before == null || Math.abs(time - before) <= MAX_SILENCE;
  }

  /** RFC 3834: written by a program, and not just sent on by one. */
  private static boolean isAutomatic(MailMessage message) {
    String how = message.header("auto-submitted").toLowerCase(Locale.ROOT);
    return !how.isEmpty() && !how.startsWith("no");
  }
}
