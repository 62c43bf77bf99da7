// CKaratTests
