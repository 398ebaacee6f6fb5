package io.parley.transforms.segment;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.transforms.Cuts;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as short text: {@code id: S system | U user | A not trained | A* trained}, and of two
 * answers {@code margin basis: A* chosen > A rejected}.
 */
final class Show {
  private Show() {}

  static List<String> rows(Cuts cuts) {
    List<String> lines = new ArrayList<>();
    for (Cuts.Cut cut : cuts.rows()) {
      lines.add(cut.example().id() + ": " + String.join(" | ", messages(cut.example())));
    }
    return lines;
  }

  static List<String> dropped(Cuts cuts) {
    return cuts.dropped().stream()
        .map(drop -> drop.id() + ": " + drop.cause().reason() + " " + drop.cause().detail())
        .toList();
  }

  private static List<String> messages(Example row) {
    List<String> parts = new ArrayList<>();
    if (row.body() instanceof Example.Pair pair) {
      pair.prompt().forEach(message -> parts.add(show(message, false)));
      pair.completion().forEach(message -> parts.add(show(message, true)));
    } else if (row.body() instanceof Example.Chat chat) {
      for (int i = 0; i < chat.messages().size(); i++) {
        parts.add(show(chat.messages().get(i), chat.targets().get(i)));
      }
    } else if (row.body() instanceof Example.Prompt prompt) {
      prompt.prompt().forEach(message -> parts.add(show(message, false)));
      parts.add("reference " + prompt.reference());
    } else if (row.body() instanceof Example.Preference preference) {
      preference.prompt().forEach(message -> parts.add(show(message, false)));
      parts.add(
          preference.margin()
              + " "
              + preference.basis()
              + ": "
              + show(preference.chosen().get(0), true)
              + " > "
              + show(preference.rejected().get(0), false));
    } else if (row.body() instanceof Example.Judged judged) {
      judged.prompt().forEach(message -> parts.add(show(message, false)));
      parts.add(show(judged.completion().get(0), judged.label()));
    } else {
      parts.add(((Example.Text) row.body()).text().replace("\n", "\\n"));
    }
    return parts;
  }

  private static String show(Message message, boolean target) {
    return message.role().name().charAt(0)
        + (target ? "* " : " ")
        + message.content().replace("\n", "\\n");
  }
}
