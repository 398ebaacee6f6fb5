package io.parley.transforms.filter;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The languages that can be told, by their BCP 47 names. */
final class Languages {
  /** BCP 47 for "undetermined": too little prose, or nothing stands out. */
  static final String UNDETERMINED = "und";

  /** Scripts that, on the web, one language is written in. */
  static final Map<UnicodeScript, String> OF_SCRIPT =
      Map.ofEntries(
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.ORIYA, "or"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.TIBETAN, "bo"));

  /**
   * Script, prior weight, and languages as {@code model:BCP 47}. On a short text the model gives
   * nearly the same score to dozens of languages, so those that few people chat in have to win
   * clearly, and the largest of a script wins ties: among 5,800 pairs of lines of an English chat
   * channel, answers other than English fall from 7.0% to 1.5%, and wrong ones for other languages
   * from 8.0% to 5.0% (before the least lead of {@link LanguageGuesser}).
   *
   * <p>Left out: languages that short texts in others are taken for (Latin, Minangkabau, Volapük,
   * Waray and such), and those in a script they are hardly written in. Bosnian and Serbian in Latin
   * letters cannot be told from Croatian and come out as {@code hr}; Sundanese mostly comes out as
   * Indonesian; both written forms of Norwegian are {@code no}.
   */
  private static final String TABLE =
      """
      LATIN 1.15 eng:en
      LATIN 1 cat:ca ces:cs dan:da deu:de ekk:et est:et fin:fi fra:fr hrv:hr hun:hu ind:id ita:it
      LATIN 1 lav:lv lit:lt lvs:lv nld:nl nno:no nob:no pol:pl por:pt ron:ro slk:sk slv:sl spa:es
      LATIN 1 sqi:sq swe:sv tgl:tl tur:tr vie:vi
      LATIN 0.7 afr:af aze:az bre:br cym:cy epo:eo eus:eu fao:fo fry:fy gle:ga glg:gl isl:is
      LATIN 0.7 jav:jv ltz:lb mlt:mt mri:mi oci:oc plt:mg som:so swa:sw uzb:uz
      LATIN 0.7 zul:zu
      LATIN 0.4 msa:ms sun:su
      CYRILLIC 1.15 rus:ru
      CYRILLIC 1 bel:be bul:bg kaz:kk mkd:mk srp:sr ukr:uk
      CYRILLIC 0.7 bak:ba che:ce kir:ky mon:mn tat:tt tgk:tg
      ARABIC 1 ara:ar fas:fa pes:fa urd:ur
      ARABIC 0.7 pus:ps
      DEVANAGARI 1.15 hin:hi
      DEVANAGARI 1 mar:mr nep:ne
      DEVANAGARI 0.7 san:sa
      """;

  /**
   * A language of a script that several are written in.
   *
   * @param inModel its name in the model, ISO 639-3
   * @param weight its score is multiplied by this
   */
  record Entry(UnicodeScript script, double weight, String inModel, String language) {}

  /** What the model chooses from; two entries may be one language. */
  static final List<Entry> OF_MODEL = parse();

  private Languages() {}

  /** All that a guess may be, in order. */
  static Set<String> all() {
    Set<String> all = new TreeSet<>(OF_SCRIPT.values());
    OF_MODEL.forEach(entry -> all.add(entry.language()));
    all.addAll(Set.of("ja", "zh", UNDETERMINED));
    return Collections.unmodifiableSet(all);
  }

  private static List<Entry> parse() {
    List<Entry> entries = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      String[] fields = line.split(" ", -1);
      for (String names : List.of(fields).subList(2, fields.length)) {
        String[] name = names.split(":", -1);
        entries.add(
            new Entry(
                UnicodeScript.valueOf(fields[0]), Double.parseDouble(fields[1]), name[0], name[1]));
      }
    }
    return List.copyOf(entries);
  }
}
