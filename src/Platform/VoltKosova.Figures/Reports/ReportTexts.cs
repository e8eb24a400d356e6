using VoltKosova.Kernel;

namespace VoltKosova.Figures.Reports;

/// <summary>What a report says beside the figures' own texts.</summary>
internal static class ReportTexts
{
    public static LocalText Title { get; } = new("Raporti mujor: {0}, {1}", "Mesečni izveštaj: {0}, {1}", "Monthly report: {0}, {1}");
    public static LocalText WholeMovement { get; } = new("tërë lëvizja", "ceo pokret", "the whole movement");
    public static LocalText Made { get; } = new(
        "I bërë më {0}. Numrat e personave nën 5 nuk shkruhen, as ata prej të cilëve do të dilnin: në raport nuk ka të dhëna personale.",
        "Napravljen {0} Brojevi osoba ispod 5 se ne pišu, ni oni iz kojih bi se mogli izvesti: u izveštaju nema ličnih podataka.",
        "Made on {0}. Numbers of people below 5 are not printed, nor those they would follow from: nothing personal is in this report.");
    public static LocalText Figure { get; } = new("Shifra", "Brojka", "Figure");
    public static LocalText Goals { get; } = new("Synimet në rrjedhë më {0}", "Ciljevi u toku {0}", "Goals under way on {0}");
    public static LocalText GoalsPicture { get; } = new(
        "Sa larg janë synimet; vlerat janë në tabelë",
        "Dokle su ciljevi stigli; vrednosti su u tabeli",
        "How far goals are; the values are in the table");
    public static LocalText Goal { get; } = new("Synimi", "Cilj", "Goal");
    public static LocalText Chapter { get; } = new("Dega", "Ogranak", "Chapter");
    public static LocalText Reached { get; } = new("Arritur", "Dostignuto", "Reached");
    public static LocalText Target { get; } = new("Pragu", "Prag", "Threshold");
    public static LocalText Until { get; } = new("Deri më", "Do", "Until");
    public static LocalText Month { get; } = new("Muaji", "Mesec", "Month");
    public static LocalText Picture { get; } = new(
        "{0} në 12 muaj; vlerat janë në tabelë",
        "{0} kroz 12 meseci; vrednosti su u tabeli",
        "{0} over 12 months; the values are in the table");
    public static LocalText ByChapter { get; } = new("{0} sipas degëve, {1}", "{0} po ograncima, {1}", "{0} by chapter, {1}");
    public static LocalText ByChapterPicture { get; } = new(
        "{0} sipas degëve; vlerat janë në tabelë",
        "{0} po ograncima; vrednosti su u tabeli",
        "{0} by chapter; the values are in the table");
}
