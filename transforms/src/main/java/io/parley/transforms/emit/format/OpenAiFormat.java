package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The JSON Lines that OpenAI's fine-tuning takes: {@code messages}, with {@code "weight": 0} on
 * those of the assistant that are not trained on; for preferences {@code input}, {@code
 * preferred_output} and {@code non_preferred_output}. Nothing else, for unknown keys are refused.
 */
public record OpenAiFormat() implements RowFormat {
  @Override
  public RowWriter<Example> open(List<Column> columns, Outputs files) throws IOException {
    return new Writer(files.open(".jsonl"));
  }

  private static final class Writer extends JsonLines<Example> {
    Writer(OutputStream out) throws IOException {
      super(out);
    }

    @Override
    protected void writeFields(Example row) throws IOException {
      if (row.body() instanceof Example.Preference preference) {
        out.writeObjectFieldStart("input");
        Messages.write("messages", preference.prompt(), out);
        out.writeEndObject();
        Messages.write("preferred_output", preference.chosen(), out);
        Messages.write("non_preferred_output", preference.rejected(), out);
      } else {
        writeChat((Example.Chat) row.body());
      }
    }

    /** A weight only where it is not the 1 that every reply has: others read these lines too. */
    private void writeChat(Example.Chat chat) throws IOException {
      out.writeArrayFieldStart("messages");
      for (int i = 0; i < chat.messages().size(); i++) {
        Message message = chat.messages().get(i);
        out.writeStartObject();
        Messages.writeFields(message, out);
        if (message.role() == Role.ASSISTANT && !chat.targets().get(i)) {
          out.writeNumberField("weight", 0);
        }
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }
}
