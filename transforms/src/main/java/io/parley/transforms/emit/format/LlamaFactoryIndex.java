package io.parley.transforms.emit.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.SortedMap;

/**
 * LLaMA-Factory's {@code dataset_info.json}: a data set a view and split, such as {@code
 * chat_train}. Each is a directory of its own, since all files of a directory are one data set.
 */
final class LlamaFactoryIndex {
  static final String FILE = "dataset_info.json";
  static final String MESSAGES = "messages";
  static final String CHOSEN = "chosen";
  static final String REJECTED = "rejected";
  static final String LABEL = "label";

  private LlamaFactoryIndex() {}

  /** The whole file, for views and the splits that have rows. */
  static String render(SortedMap<String, ? extends Collection<String>> splits) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      out.writeStartObject();
      for (String view : splits.keySet()) {
        for (String split : splits.get(view)) {
          out.writeObjectFieldStart(view + "_" + split);
          write(view, split, out);
          out.writeEndObject();
        }
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
    return text.append('\n').toString();
  }

  private static void write(String view, String split, JsonGenerator out) throws IOException {
    out.writeStringField("file_name", view + "/" + split);
    out.writeStringField("formatting", "sharegpt");
    boolean ranking = view.equals("preferences");
    if (ranking) {
      out.writeBooleanField("ranking", true);
    }
    out.writeObjectFieldStart("columns");
    out.writeStringField("messages", MESSAGES);
    if (ranking) {
      out.writeStringField("chosen", CHOSEN);
      out.writeStringField("rejected", REJECTED);
    }
    if (view.equals("kto")) {
      out.writeStringField("kto_tag", LABEL);
    }
    out.writeEndObject();
    out.writeObjectFieldStart("tags");
    out.writeStringField("role_tag", "role");
    out.writeStringField("content_tag", "content");
    for (String role : new String[] {"user", "assistant", "system"}) {
      out.writeStringField(role + "_tag", role);
    }
    out.writeEndObject();
  }
}
