package io.parley.transforms.filter.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The languages that can be told, by their BCP 47 names. */
public final class Languages {
  /** BCP 47 for "undetermined": too little prose, or nothing stands out. */
  public static final String UNDETERMINED = "und";

  /** Chinese in characters that both ways of writing share; all of Chinese in a recipe. */
  static final String CHINESE = "zh";

  static final String SIMPLIFIED_CHINESE = "zh-Hans";
  static final String TRADITIONAL_CHINESE = "zh-Hant";

  /** In ISO 639-3 one of the languages of {@link #CHINESE}. */
  static final String CANTONESE = "yue";

  static final String JAPANESE = "ja";

  /**
   * Script, prior weight, and languages as {@code model:BCP 47}. On a short text the model gives
   * nearly the same score to dozens of languages, so those that few people chat in have to win
   * clearly, and the largest of a script wins ties.
   *
   * <p>Left out: languages that short texts in others are taken for (Latin, Minangkabau, Volapük,
   * Waray and such), those in a script they are hardly written in, and those the model cannot tell:
   * it takes nearly all Malay and Sundanese for Indonesian, and Occitan for anything. Bosnian and
   * Serbian in Latin letters cannot be told from Croatian and come out as {@code hr}; both written
   * forms of Norwegian are {@code no}.
   */
  private static final String TABLE =
      """
      LATIN 1.15 eng:en
      LATIN 1 cat:ca ces:cs dan:da deu:de ekk:et est:et fin:fi fra:fr hrv:hr hun:hu ind:id ita:it
      LATIN 1 lav:lv lit:lt lvs:lv nld:nl nno:no nob:no pol:pl por:pt ron:ro slk:sk slv:sl spa:es
      LATIN 1 sqi:sq swe:sv tgl:tl tur:tr vie:vi
      LATIN 0.7 afr:af aze:az bre:br cym:cy epo:eo eus:eu fao:fo fry:fy gle:ga glg:gl isl:is
      LATIN 0.7 jav:jv ltz:lb mlt:mt mri:mi plt:mg som:so swa:sw uzb:uz
      LATIN 0.7 zul:zu
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
  record Entry(Script script, double weight, String inModel, String language) {}

  /** What the model chooses from; two entries may be one language. */
  static final List<Entry> OF_MODEL = parse();

  private Languages() {}

  /** All that a guess may be, in order. */
  public static Set<String> all() {
    Set<String> all = new TreeSet<>();
    for (Script script : Script.values()) {
      if (script.language() != null) {
        all.add(script.language());
      }
    }
    OF_MODEL.forEach(entry -> all.add(entry.language()));
    all.addAll(Set.of(CHINESE, SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE, CANTONESE));
    all.addAll(Set.of(JAPANESE, UNDETERMINED));
    return Collections.unmodifiableSet(all);
  }

  /**
   * What a language is one of: {@code zh} for the ways of writing Chinese and for Cantonese, else
   * the language itself.
   */
  public static String inGeneral(String language) {
    return language.equals(CANTONESE) || language.startsWith(CHINESE + "-") ? CHINESE : language;
  }

  /** The entries of a script, in the order of the lanes of its {@link NgramModel}. */
  static List<Entry> of(Script script) {
    return OF_MODEL.stream().filter(entry -> entry.script() == script).toList();
  }

  private static List<Entry> parse() {
    List<Entry> entries = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      String[] fields = line.split(" ", -1);
      for (String names : List.of(fields).subList(2, fields.length)) {
        String[] name = names.split(":", -1);
        entries.add(
            new Entry(Script.valueOf(fields[0]), Double.parseDouble(fields[1]), name[0], name[1]));
      }
    }
    return List.copyOf(entries);
  }
}
