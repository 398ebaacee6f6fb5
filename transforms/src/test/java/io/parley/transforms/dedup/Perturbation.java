package io.parley.transforms.dedup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways in which copies of a conversation come to differ, each from hardly to beyond recognition.
 */
enum Perturbation {
  /** A letter changes places with the next; a Chinese character is taken for another. */
  TYPOS(0.08) {
    @Override
    String edit(String text, double share, Random random) {
      StringBuilder edited = new StringBuilder(text);
      for (int i = 0; i + 1 < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isLetter(c) && random.nextDouble() < share) {
          edited.setCharAt(i, text.charAt(isHan(c) ? random.nextInt(text.length()) : i + 1));
          if (!isHan(c)) {
            edited.setCharAt(i + 1, c);
          }
        }
      }
      return edited.toString();
    }
  },
  /** A word goes, comes twice or becomes another. */
  WORDS(0.25) {
    @Override
    String edit(String text, double share, Random random) {
      List<String> words = found(WORD, text);
      return WORD.matcher(text)
          .replaceAll(
              word ->
                  random.nextDouble() >= share
                      ? Matcher.quoteReplacement(word.group())
                      : switch (random.nextInt(3)) {
                        case 0 -> "";
                        case 1 -> Matcher.quoteReplacement(word.group() + " " + word.group());
                        default ->
                            Matcher.quoteReplacement(words.get(random.nextInt(words.size())));
                      });
    }
  },
  /** The end is missing. */
  TRUNCATION(0.6) {
    @Override
    List<String> of(List<String> turns, double strength, Random random) {
      int left = (int) (String.join("", turns).length() * (1 - share(strength)));
      List<String> edited = new ArrayList<>();
      for (String turn : turns) {
        if (left > 0) {
          edited.add(turn.substring(0, Math.min(left, turn.length())));
          left -= turn.length();
        }
      }
      return edited;
    }
  },
  /** A turn starts with what it answers. */
  QUOTING(0.8) {
    @Override
    List<String> of(List<String> turns, double strength, Random random) {
      List<String> edited = new ArrayList<>();
      for (int i = 0; i < turns.size(); i++) {
        boolean quotes = i > 0 && random.nextDouble() < share(strength);
        edited.add(quotes ? "> " + turns.get(i - 1) + "\n\n" + turns.get(i) : turns.get(i));
      }
      return edited;
    }
  },
  /** Sentences change places with the next. */
  SENTENCES(1) {
    @Override
    String edit(String text, double share, Random random) {
      List<String> sentences = found(SENTENCE, text);
      swapSome(sentences, share, random);
      return String.join("", sentences);
    }
  },
  /** Turns change places with the next. */
  TURNS(1) {
    @Override
    List<String> of(List<String> turns, double strength, Random random) {
      List<String> edited = new ArrayList<>(turns);
      swapSome(edited, share(strength), random);
      return edited;
    }
  },
  /** Punctuation goes or becomes another. */
  PUNCTUATION(1) {
    @Override
    String edit(String text, double share, Random random) {
      return MARK.matcher(text)
          .replaceAll(
              mark ->
                  random.nextDouble() >= share ? mark.group() : random.nextBoolean() ? " " : "!? ");
    }
  },
  /** Words are written in capitals. */
  CASE(1) {
    @Override
    String edit(String text, double share, Random random) {
      return WORD.matcher(text)
          .replaceAll(
              word ->
                  Matcher.quoteReplacement(
                      random.nextDouble() < share
                          ? word.group().toUpperCase(Locale.ROOT)
                          : word.group()));
    }
  },
  /** Simplified Chinese becomes Traditional. */
  SCRIPT(0.6) {
    @Override
    String edit(String text, double share, Random random) {
      StringBuilder edited = new StringBuilder(text);
      for (int i = 0; i < text.length(); i++) {
        Character traditional = TRADITIONAL.get(text.charAt(i));
        if (traditional != null && random.nextDouble() < share) {
          edited.setCharAt(i, traditional);
        }
      }
      return edited.toString();
    }
  };

  private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
  private static final Pattern SENTENCE = Pattern.compile("[^.!?。！？\n]*+[.!?。！？\n]*+");
  private static final Pattern MARK = Pattern.compile("[.,!?;:，。！？；：、]");
  private static final Map<Character, Character> TRADITIONAL = traditional();

  /** Of all that could be edited, at full strength. */
  private final double most;

  Perturbation(double most) {
    this.most = most;
  }

  double share(double strength) {
    return most * strength;
  }

  /**
   * An edited copy.
   *
   * @param strength from 0 to 1
   */
  List<String> of(List<String> turns, double strength, Random random) {
    List<String> edited = new ArrayList<>();
    for (String turn : turns) {
      edited.add(edit(turn, share(strength), random));
    }
    return edited;
  }

  String edit(String text, double share, Random random) {
    throw new UnsupportedOperationException(name());
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static List<String> found(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static void swapSome(List<String> parts, double share, Random random) {
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (random.nextDouble() < share) {
        Collections.swap(parts, i, i + 1);
        i++;
      }
    }
  }

  private static Map<Character, Character> traditional() {
    Map<Character, Character> table = new HashMap<>();
    try (InputStream in = Perturbation.class.getResourceAsStream("traditional.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> List.of(line.split(" ", -1)).stream())
          .forEach(pair -> table.put(pair.charAt(0), pair.charAt(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }
}
