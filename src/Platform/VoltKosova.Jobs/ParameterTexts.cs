using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>What people read when a parameter is wrong.</summary>
internal static class ParameterTexts
{
    public static LocalText NotAnObject { get; } = new(
        "Parametrat duhet të jenë një objekt JSON.", "Parametri moraju biti JSON objekat.", "The parameters must be a JSON object.");

    public static LocalText Unknown { get; } = new(
        "Ky parametër nuk ekziston.", "Ovaj parametar ne postoji.", "There is no such parameter.");

    public static LocalText Missing { get; } = new(
        "Kjo fushë duhet të plotësohet.", "Ovo polje mora biti popunjeno.", "This field must be filled in.");

    public static LocalText Unreadable(JobParameter field) => field.Kind switch
    {
        JobParameterKind.Whole => new("Duhet të jetë numër i plotë.", "Mora biti ceo broj.", "Must be a whole number."),
        JobParameterKind.Number => new("Duhet të jetë numër.", "Mora biti broj.", "Must be a number."),
        JobParameterKind.YesNo => new("Duhet të jetë po ose jo.", "Mora biti da ili ne.", "Must be yes or no."),
        JobParameterKind.Text => new("Duhet të jetë tekst.", "Mora biti tekst.", "Must be a text."),
        JobParameterKind.Day => new("Duhet të jetë datë: vvvv-mm-dd.", "Mora biti datum: gggg-mm-dd.", "Must be a day: yyyy-mm-dd."),
        JobParameterKind.Id => new("Duhet të jetë identifikues UUID.", "Mora biti UUID.", "Must be a UUID."),
        JobParameterKind.Choice => new("Duhet të jetë njëra nga zgjedhjet.", "Mora biti jedan od izbora.", "Must be one of the choices."),
    };

    public static LocalText Range(JobParameter field) => (field.Min, field.Max) switch
    {
        ({ } min, { } max) =>
            new($"Duhet të jetë nga {min} deri në {max}.", $"Mora biti od {min} do {max}.", $"Must be from {min} to {max}."),
        ({ } min, null) => new($"Duhet të jetë së paku {min}.", $"Mora biti najmanje {min}.", $"Must be at least {min}."),
        (_, var max) => new($"Duhet të jetë së shumti {max}.", $"Mora biti najviše {max}.", $"Must be at most {max}."),
    };

    public static LocalText Length(JobParameter field) => (field.Min ?? 0, field.Max) switch
    {
        var (min, max) => new(
            $"Duhet të ketë nga {min} deri në {max} shkronja.", $"Mora imati od {min} do {max} znakova.",
            $"Must have {min} to {max} characters."),
    };
}
