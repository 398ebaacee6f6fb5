package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * What LLaMA-Factory reads as {@code formatting: sharegpt}, with the roles of OpenAI; {@link
 * LlamaFactoryIndex} tells it so. A trainer of its trains on every reply of a row, or by {@code
 * mask_history} on the last one: a chat in which some replies are context only is not taken.
 */
public record LlamaFactoryFormat() implements RowFormat {
  @Override
  public boolean takes(Example row) {
    if (!(row.body() instanceof Example.Chat chat)) {
      return true;
    }
    for (int i = 0; i < chat.messages().size(); i++) {
      if (chat.messages().get(i).role() == Role.ASSISTANT && !chat.targets().get(i)) {
        return false;
      }
    }
    return true;
  }

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
      if (row.body() instanceof Example.Chat chat) {
        Messages.write(LlamaFactoryIndex.MESSAGES, chat.messages(), out);
      } else if (row.body() instanceof Example.Pair pair) {
        write(pair.prompt(), pair.completion());
      } else if (row.body() instanceof Example.Judged judged) {
        write(judged.prompt(), judged.completion());
        out.writeBooleanField(LlamaFactoryIndex.LABEL, judged.label());
      } else {
        Example.Preference preference = (Example.Preference) row.body();
        Messages.write(LlamaFactoryIndex.MESSAGES, preference.prompt(), out);
        writeOne(LlamaFactoryIndex.CHOSEN, preference.chosen());
        writeOne(LlamaFactoryIndex.REJECTED, preference.rejected());
      }
    }

    private void write(List<Message> prompt, List<Message> completion) throws IOException {
      List<Message> all = Stream.concat(prompt.stream(), completion.stream()).toList();
      Messages.write(LlamaFactoryIndex.MESSAGES, all, out);
    }

    /** An object, where others have a list of one. */
    private void writeOne(String name, List<Message> messages) throws IOException {
      out.writeFieldName(name);
      Messages.write(messages.get(0), out);
    }
  }
}
