package io.parley.transforms.terms;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * Lucene's analyzer of each language: its tokenizer, its stop words (but for Chinese), its stemmer.
 * Languages without one get the {@link StandardAnalyzer}: Unicode's words (UAX #29) in lower case,
 * each Han or kana character one, and no stop words. Each is made when its language is first met,
 * for the dictionaries of Chinese, Japanese and Korean take a second and tens of megabytes.
 */
final class LanguageAnalyzers {
  /** By BCP 47. Thai words are found by the dictionary of the JDK, all else by Lucene's own. */
  private static final Map<String, Supplier<Analyzer>> MAKERS =
      Map.ofEntries(
          entry("ar", ArabicAnalyzer::new),
          entry("bg", BulgarianAnalyzer::new),
          entry("bn", BengaliAnalyzer::new),
          entry("ca", CatalanAnalyzer::new),
          entry("cs", CzechAnalyzer::new),
          entry("da", DanishAnalyzer::new),
          entry("de", GermanAnalyzer::new),
          entry("el", GreekAnalyzer::new),
          entry("en", EnglishAnalyzer::new),
          entry("es", SpanishAnalyzer::new),
          entry("et", EstonianAnalyzer::new),
          entry("eu", BasqueAnalyzer::new),
          entry("fa", PersianAnalyzer::new),
          entry("fi", FinnishAnalyzer::new),
          entry("fr", FrenchAnalyzer::new),
          entry("ga", IrishAnalyzer::new),
          entry("gl", GalicianAnalyzer::new),
          entry("hi", HindiAnalyzer::new),
          entry("hu", HungarianAnalyzer::new),
          entry("hy", ArmenianAnalyzer::new),
          entry("id", IndonesianAnalyzer::new),
          entry("it", ItalianAnalyzer::new),
          entry("ja", JapaneseAnalyzer::new),
          entry("ko", KoreanAnalyzer::new),
          entry("lt", LithuanianAnalyzer::new),
          entry("lv", LatvianAnalyzer::new),
          entry("ne", NepaliAnalyzer::new),
          entry("nl", DutchAnalyzer::new),
          entry("no", NorwegianAnalyzer::new),
          entry("pt", PortugueseAnalyzer::new),
          entry("ro", RomanianAnalyzer::new),
          entry("ru", RussianAnalyzer::new),
          entry("sr", SerbianAnalyzer::new),
          entry("sv", SwedishAnalyzer::new),
          entry("ta", TamilAnalyzer::new),
          entry("te", TeluguAnalyzer::new),
          entry("th", ThaiAnalyzer::new),
          entry("tr", TurkishAnalyzer::new),
          entry("yue", LanguageAnalyzers::chinese),
          entry("zh", LanguageAnalyzers::chinese));

  /** Function words and pronouns: those of smartcn are punctuation only. */
  private static final String CHINESE_STOP_WORDS =
      """
      的 地 得 了 着 著 过 過 吗 嗎 吧 呢 啊 呀 嘛 哦 是 在 有 和 与 與 及 或 也 都 就 还 還 又 才 很 太 不 没 沒 没有
      沒有 我 你 您 他 她 它 们 們 我们 你们 他们 她们 它们 自己 这 這 那 这个 那个 这些 那些 这里 那里 这样 那样
      什么 怎么 哪 谁 誰 为 為 为了 因为 所以 但 但是 而 而且 如果 虽然 然后 因此 于 於 从 從 到 对 對 把 被 给 給
      让 讓 向 以 之 其 个 個 一 一个 一些 些 等
      """;

  private final Map<String, Analyzer> made = new HashMap<>();
  private final Analyzer fallback = new StandardAnalyzer();

  /**
   * @param language BCP 47; null for a language that is not known
   */
  Analyzer of(String language) {
    String name = language == null ? null : withoutScript(language);
    Supplier<Analyzer> maker = name == null ? null : MAKERS.get(name);
    return maker == null ? fallback : made.computeIfAbsent(name, l -> maker.get());
  }

  /** One analyzer serves all scripts of a language, such as {@code zh-Hans} and {@code zh-Hant}. */
  private static String withoutScript(String language) {
    int subtag = language.indexOf('-');
    return subtag < 0 ? language : language.substring(0, subtag);
  }

  private static Analyzer chinese() {
    CharArraySet words = CharArraySet.copy(SmartChineseAnalyzer.getDefaultStopSet());
    words.addAll(List.of(CHINESE_STOP_WORDS.strip().split("\\s+", -1)));
    return new SmartChineseAnalyzer(words);
  }

  /** The languages that have an analyzer of their own. */
  static SortedSet<String> languages() {
    return new TreeSet<>(MAKERS.keySet());
  }
}
