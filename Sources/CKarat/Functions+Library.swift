// The functions have the names that karat.h gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CKaratABI

/// The version of this interface. See karat.h.
@c @implementation
public func karat_abi_version() -> UInt32 { UInt32(KARAT_ABI_VERSION) }

/// The library's version. See karat.h.
@c @implementation
public func karat_version() -> UnsafePointer<CChar>? { StaticText.version.pointer }

/// What the library can do, as a JSON object. See karat.h.
@c @implementation
public func karat_capabilities() -> UnsafePointer<CChar>? { StaticText.capabilities.pointer }

/// What an error code means, in a sentence. See karat.h.
@c @implementation
public func karat_error_text(_ code: Int32) -> UnsafePointer<CChar>? {
  let text: StaticString
  if let error = CallError(rawValue: code) {
    text = error.text
  } else {
    text = code == 0 ? "no error" : "an error that this version does not know"
  }
  // A static string of more than one character is a pointer, and ends with NUL.
  return UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
}
