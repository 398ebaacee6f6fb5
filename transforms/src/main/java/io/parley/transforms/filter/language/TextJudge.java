package io.parley.transforms.filter.language;

import java.util.EnumMap;
import java.util.Map;

/** Finds what speaks for the languages of one text. For one thread. */
final class TextJudge {
  private final Prose prose = new Prose();
  private final Map<Script, NgramScorer> scorers = new EnumMap<>(Script.class);

  TextJudge() {
    for (Languages.Entry entry : Languages.OF_MODEL) {
      scorers.computeIfAbsent(entry.script(), s -> new NgramScorer(NgramModel.of(s)));
    }
  }

  Tally judge(String text) {
    prose.read(text);
    Tally tally = new Tally();
    if (prose.total() == 0) {
      return tally;
    }
    tally.addLetters(prose.letters());
    Script script = tally.mainScript();
    if (script == Script.HAN) {
      addChinese(tally);
    } else if (scorers.containsKey(script)) {
      tally.addScores(script, scorers.get(script).score(prose.text(), prose.length()));
    }
    return tally;
  }

  private void addChinese(Tally tally) {
    char[] text = prose.text();
    for (int i = 0; i < prose.length(); i++) {
      byte kind = Chinese.kindOf(text[i]);
      if (kind != Chinese.SHARED) {
        tally.addChinese(kind, 1);
      }
    }
  }
}
