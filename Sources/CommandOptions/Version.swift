import CKaratABI

/// Karat's version, from the one place where it is written: the header of the C library.
public let karatVersion = KARAT_VERSION
