import Bytes
import Patterns

extension Language {
  /// `答案是…`, `答案：…`
  static let chinese = Language(
    openings: [Opening(word: "答案", mark: 0xAD, offset: 1)],
    connector: Pattern(#"答案(?:应该|应|就|选)?[*_ ]{0,4}(?:是|为|選|选|：|:|=)"#, .anchored),
    copula: Copula(opening: nil, verbs: ["是"], hedges: ["或", "，"], endsAtDigits: true),
    joiners: [
      Joiner(word: "、", isOr: false), Joiner(word: "，", isOr: false),
      Joiner(word: "；", isOr: false), Joiner(word: "和", isOr: false),
      Joiner(word: "或", isOr: true),
    ],
    reasonsAfterWideComma: ["因", "所以"])

  /// French, Spanish, Portuguese and Italian: "réponse est", "respuesta:", "resposta é", "risposta è".
  static let romance = Language(
    openings: [Opening(word: "r", mark: UInt8(ascii: "p"), offset: 3)],
    connector: Pattern(
      #"(?:réponse|respuesta|resposta|risposta)(?: (?:finale?|correct[ae]))?[*_ \t]{0,4}"#
        + #"(?:(?:est|es)\b|é |è |:|=|：)"#,
      [.anchored, .caseless]))

  /// "Antwort ist", "Antwort lautet", "Antwort:".
  static let german = Language(
    openings: [Opening(word: "antw", mark: UInt8(ascii: "w"), offset: 3)],
    connector: Pattern(
      #"antwort[*_ \t]{0,4}(?:(?:ist|lautet)\b|:|=)"#, [.anchored, .caseless]))
}
