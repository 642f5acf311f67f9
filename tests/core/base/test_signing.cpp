#include "base/signing.h"
#include "support/test_main.h"

using namespace probity;

class TestSigning : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // RFC 4231, test case 2.
    void hmacIsThatOfTheStandard()
    {
        QCOMPARE(hmacSha256("Jefe", "what do ya want for nothing?").hex(), std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    void aSignatureIsOfOneMessageAndOneKey()
    {
        const auto key = SigningKey::make();
        const auto other = SigningKey::make();
        QVERIFY(key && other);
        const std::string signature = key->sign("words").value();
        QCOMPARE(signature, key->sign("words").value());
        QVERIFY(isSignedBy(key->publicKey(), "words", signature));
        QVERIFY(!isSignedBy(key->publicKey(), "word", signature));
        QVERIFY(!isSignedBy(other->publicKey(), "words", signature));
        for (std::size_t i = 0; i < signature.size(); ++i) {
            std::string altered = signature;
            altered[i] = static_cast<char>(altered[i] ^ 1);
            QVERIFY(!isSignedBy(key->publicKey(), "words", altered));
        }
        QVERIFY(!isSignedBy(PublicKey{"short"}, "words", signature));
        QVERIFY(!isSignedBy(key->publicKey(), "words", "short"));
    }

    void aKeyIsOpenedByItsPassphraseAlone()
    {
        const auto key = SigningKey::make();
        const std::string sealed = key->sealed("correct horse").value();
        QVERIFY(sealed != key->sealed("correct horse").value());       // a salt of its own each time
        const auto opened = SigningKey::unsealed(sealed, "correct horse");
        QVERIFY(opened);
        QCOMPARE(opened->publicKey(), key->publicKey());
        QCOMPARE(opened->sign("x").value(), key->sign("x").value());
        QCOMPARE(SigningKey::unsealed(sealed, "wrong horse").error().code, ErrorCode::NotAuthenticated);
        QCOMPARE(SigningKey::unsealed("no key", "correct horse").error().code, ErrorCode::BadFormat);
    }

    void onlyThePemThatIsWrittenIsRead()
    {
        const auto key = SigningKey::make();
        const std::string pem = key->publicKey().pem();
        QCOMPARE(PublicKey::fromPem(pem).value(), key->publicKey());
        QVERIFY(!PublicKey::fromPem(pem + " "));
        QVERIFY(!PublicKey::fromPem("# " + pem));
        QVERIFY(!PublicKey::fromPem(""));
        QCOMPARE(hexDecode(hexEncode(key->publicKey().raw)), key->publicKey().raw);
        QCOMPARE(hexDecode("0g"), std::string());
        QCOMPARE(hexDecode("abc"), std::string());
    }
};

PROBITY_TEST(TestSigning)
#include "test_signing.moc"
