using System.Globalization;
using VoltKosova.Accounts;
using VoltKosova.Kernel;

namespace VoltKosova.Host;

/// <summary>What has happened to an account, in a sentence.</summary>
internal static class AccountNews
{
    public static string Of(AccountNotice notice, Func<DateTimeOffset, string> clock) => string.Format(
        CultureInfo.InvariantCulture,
        TextOf(notice.Kind).In(notice.Language),
        notice.Until is { } until ? clock(until) : "",
        notice.Left ?? 0);

    private static LocalText TextOf(NoticeKind kind) => kind switch
    {
        NoticeKind.PasswordSet => new(
            "U vendos një fjalëkalim i ri.", "Postavljena je nova lozinka.", "A new password was set."),
        NoticeKind.LockedOut => new(
            "Pati shumë përpjekje të gabuara hyrjeje. Llogaria është e mbyllur deri më {0}; një fjalëkalim i ri e hap më parë.",
            "Bilo je previše pogrešnih pokušaja prijave. Nalog je zaključan do {0}; nova lozinka ga otključava ranije.",
            "There were too many wrong tries to sign in. The account is locked until {0}; a new password opens it earlier."),
        NoticeKind.AuthenticatorOn => new(
            "U aktivizua aplikacioni i autentifikimit.",
            "Uključena je aplikacija za potvrdu identiteta.",
            "An authenticator app was turned on."),
        NoticeKind.AuthenticatorOff => new(
            "U hoq aplikacioni i autentifikimit.",
            "Isključena je aplikacija za potvrdu identiteta.",
            "The authenticator app was turned off."),
        NoticeKind.RecoveryCodesDrawn => new(
            "U krijuan kode të reja rezervë; të vjetrat nuk vlejnë më.",
            "Napravljeni su novi rezervni kodovi; stari više ne važe.",
            "New recovery codes were drawn; the old ones are worth nothing any more."),
        NoticeKind.RecoveryCodeUsed => new(
            "U përdor një kod rezervë. Kanë mbetur: {1}.",
            "Iskorišćen je rezervni kod. Preostalo: {1}.",
            "A recovery code was used. Left: {1}."),
        NoticeKind.PasskeyAdded => new(
            "U shtua një çelës hyrjeje.", "Dodat je pristupni ključ.", "A passkey was added."),
        NoticeKind.PasskeyRemoved => new(
            "U hoq një çelës hyrjeje.", "Uklonjen je pristupni ključ.", "A passkey was removed."),
        NoticeKind.EmailChanged => new(
            "Ndryshoi adresa e e-mailit me të cilën hyn.",
            "Promenjena je e-adresa kojom se prijavljuješ.",
            "The e-mail address that you sign in with has changed."),
        _ => new("", "", ""),
    };
}
