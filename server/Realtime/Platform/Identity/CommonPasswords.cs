using System.Collections.Frozen;

namespace Realtime.Platform.Identity;

/// <summary>
/// Passwords of at least eight characters that everybody tries first. Shorter ones are refused by length; a digit or two at the
/// end of a listed word is seen through.
/// </summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> s_words = Words().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly char[] s_padding = [.. "0123456789!.?*#-_"];

    public static bool Contains(string password) =>
        s_words.Contains(password) || s_words.Contains(password.TrimEnd(s_padding)) || password.Distinct().Count() <= 2;

    private static string[] Words() =>
        """
        password passw0rd p4ssword p@ssword p@ssw0rd pa55word passwort password1234 passphrase mypassword thepassword newpassword
        yourpassword ourpassword nopassword secretpassword password12345 passwords wordpass drowssap motdepasse contraseña wachtwoord
        12345678 123456789 1234567890 0123456789 01234567 12341234 123123123 12312312 11223344 1122334455 87654321 987654321
        0987654321 9876543210 13579246 24681012 135792468 31415926 314159265 27182818 147258369 159753456 789456123 741852963
        qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwer1234 1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 q1w2e3r4t5 zaq12wsx
        qazwsxedc qazwsx12 asdfghjk asdfghjkl asdf1234 asdfasdf zxcvbnm1 zxcvbnm123 zxcvbnma qwertzui qwertzuiop azertyui azertyuiop
        1234qwer 123qweasd 123qwe123 qweasdzxc qweqweqwe asdasdasd zxczxczxc poiuytrewq lkjhgfdsa mnbvcxzl qwertyqwerty
        abcdefgh abcdefghi abcdefghij abcd1234 abcdabcd abc12345 abc123456 abc123abc abcabcabc a1b2c3d4 a1b2c3d4e5 aa123456 a1234567
        a12345678 a123456789 1234abcd 12345abc 123abc123 1a2b3c4d test1234 testtest testing1 testing123 tester123 testpassword
        letmein1 letmeinnow letmein123 welcome1 welcome123 welcomehome changeme changeme1 changemenow changeit default1 defaultpassword
        administrator admin123 admin1234 admin12345 adminadmin administrador rootroot root1234 superuser supervisor useruser user1234
        username username1 guestguest guest1234 temporary temp1234 temppass secret12 secret123 topsecret mysecret secretsecret
        iloveyou iloveyou1 iloveyou2 iloveyou123 ilovegod ilovemom loveyou1 loveyou2 lovelove loveme123 mylove123 sweetheart babygirl
        princess princess1 sunshine sunshine1 superman superman1 batman123 spiderman starwars starwars1 pokemon1 pokemon123 minecraft
        football football1 baseball baseball1 basketball softball swimming soccer123 hockey123 liverpool liverpool1 barcelona
        arsenal1 chelsea1 manchester realmadrid juventus dragon12 dragon123 monkey12 monkey123 shadow12 shadow123 master12 master123
        jennifer jonathan michelle michael1 christopher elizabeth alexander alexandra victoria samantha nicholas benjamin charlie1
        butterfly chocolate computer computer1 internet internet1 whatever whatever1 trustno1 blink182 midnight mercedes corvette
        mustang1 ferrari1 porsche1 harley12 yamaha12 cocacola pepsicola snickers cupcakes strawberry pineapple cheesecake
        january1 february december november october1 september summer12 summer123 winter12 winter123 spring123 autumn123
        summertime wintertime monday123 friday123 saturday birthday happyday goodluck godbless jesus123 jesuschrist blessed1
        freedom1 forever1 forever21 nothing1 something anything everyone someone1 hello123 hello1234 hellohello helloworld
        goodbye1 computer123 windows1 microsoft google123 facebook facebook1 instagram whatsapp realtime realtime1 realtime123
        dragonball startrek1 hogwarts gandalf1 skywalker darthvader metallica nirvana1 slipknot1 rockstar rockyou1 jordan23 elephant
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
