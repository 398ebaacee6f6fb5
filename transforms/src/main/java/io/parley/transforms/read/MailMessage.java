package io.parley.transforms.read;

import io.parley.schemas.Markup;
import io.parley.schemas.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.util.ByteSequence;

/**
 * A message: the headers that are asked for, and its first part that is text and no attachment. Of
 * alternatives that is the plain one, unless it is empty.
 */
final class MailMessage {
  private static final Set<String> NAMES =
      Set.of(
          "message-id",
          "in-reply-to",
          "references",
          "subject",
          "from",
          "date",
          "auto-submitted",
          "list-id");

  /** Headers end here: enough for a hundred references. */
  private static final int MAX_HEADER = 1 << 13;

  /** Parts in parts; each takes some of the stack. */
  private static final int MAX_DEPTH = 32;

  private static final String ALTERNATIVES = "multipart/alternative";

  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxContentLen(-1)
          .build();

  /** How some archives keep a text's own line from looking like the next message. */
  private static final Pattern ESCAPED_FROM = Pattern.compile("^>(>*+From )", Pattern.MULTILINE);

  private static final Pattern HEADER = Pattern.compile("[!-9;-~]{1,80}:.*");
  private static final Pattern FOLD = Pattern.compile("\\r?\\n");

  private final Map<String, String> headers = new HashMap<>();
  private String text;
  private Markup markup;

  /** The depth of the alternatives that {@link #text} is one of; 0 where it is the only choice. */
  private int alternatives;

  private MailMessage() {}

  /**
   * Reads a message.
   *
   * @param bytes from its first header on; a line that separates it from another may stand before
   * @throws RecordException if it has none of the headers that tell a message, or no text
   */
  static MailMessage of(byte[] bytes) throws RecordException {
    MailMessage message = new MailMessage();
    try {
      message.read(bytes);
    } catch (IOException | MimeException e) {
      throw new RecordException(Reason.MALFORMED, "no MIME");
    }
    if (message.headers.isEmpty()) {
      throw new RecordException(Reason.MALFORMED, "no header of a message");
    }
    if (message.text == null) {
      throw new RecordException(Reason.UNSUPPORTED_CONTENT, "no part is text");
    }
    return message;
  }

  /** Whether a line may be the first of a message. */
  static boolean isHeader(String line) {
    return HEADER.matcher(line).matches();
  }

  /** The content of a header on one line; empty where there is none. Names in lower case. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** As {@link #header}, with encoded words decoded. */
  String decoded(String name) {
    String header = header(name);
    return header.contains("=?")
        ? Fields.wellFormed(
            DecoderUtil.decodeEncodedWords(header, DecodeMonitor.SILENT, null, Charsets.MEANT))
        : header;
  }

  String text() {
    return text;
  }

  Markup markup() {
    return markup;
  }

  private void read(byte[] bytes) throws IOException, MimeException, RecordException {
    MimeTokenStream stream = new MimeTokenStream(CONFIG);
    stream.parse(new ByteArrayInputStream(bytes));
    int depth = 0;
    boolean attached = false;
    String type = "";
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM && (text == null || alternatives > 0);
        state = stream.next()) {
      switch (state) {
        case T_START_MESSAGE -> depth++;
        case T_START_MULTIPART -> {
          depth++;
          boolean choice = stream.getBodyDescriptor().getMimeType().equals(ALTERNATIVES);
          alternatives = choice && alternatives == 0 ? depth : alternatives;
        }
        case T_END_MESSAGE, T_END_MULTIPART -> {
          alternatives = depth == alternatives ? 0 : alternatives;
          depth--;
        }
        case T_START_HEADER -> {
          attached = false;
          type = "";
        }
        case T_FIELD -> {
          Field field = stream.getField();
          if (depth == 1) {
            keep(field);
          }
          attached |= isAttachment(field);
          type = field.getName().equalsIgnoreCase("Content-Type") ? content(field) : type;
        }
        case T_BODY -> {
          if (!attached) {
            readBody(stream, type.toLowerCase(Locale.ROOT));
          }
        }
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        throw new RecordException(
            Reason.NESTED_TOO_DEEPLY, "more than " + MAX_DEPTH + " levels of parts");
      }
    }
  }

  private void keep(Field field) {
    String name = field.getName().toLowerCase(Locale.ROOT);
    if (NAMES.contains(name)) {
      headers.putIfAbsent(name, content(field));
    }
  }

  private static boolean isAttachment(Field field) {
    return field.getName().equalsIgnoreCase("Content-Disposition")
        && field.getBody().strip().toLowerCase(Locale.ROOT).startsWith("attachment");
  }

  /** From the bytes: they may be of any encoding, though they should be of none. */
  private static String content(Field field) {
    ByteSequence raw = field.getRaw();
    int length = Math.min(raw.length(), MAX_HEADER);
    String line = Charsets.guess(Arrays.copyOf(raw.toByteArray(), length));
    return FOLD.matcher(line.substring(line.indexOf(':') + 1)).replaceAll("").strip();
  }

  /**
   * Takes a part that is text, unless there is a better one.
   *
   * @param written its content type with all parameters, in lower case
   */
  private void readBody(MimeTokenStream stream, String written) throws IOException {
    String type = stream.getBodyDescriptor().getMimeType();
    boolean html = type.equals("text/html");
    if (!html && !type.equals("text/plain")
        || text != null && !text.isBlank() && (html || markup == Markup.MAIL)) {
      return;
    }
    byte[] body = stream.getDecodedInputStream().readAllBytes();
    String decoded = Charsets.decode(body, stream.getBodyDescriptor().getCharset());
    if (text != null && decoded.isBlank()) {
      return;
    }
    decoded = ESCAPED_FROM.matcher(decoded).replaceAll("$1");
    boolean flowed = !html && written.contains("format=flowed");
    text = flowed ? FlowedText.read(decoded, written.contains("delsp=yes")) : decoded;
    markup = html ? Markup.HTML : Markup.MAIL;
  }
}
