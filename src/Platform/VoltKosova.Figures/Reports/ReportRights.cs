using VoltKosova.Access;

namespace VoltKosova.Figures.Reports;

/// <summary>The rights of the monthly report. It holds every figure, but no small number and nobody's data.</summary>
public static class ReportRights
{
    /// <summary>Read the reports of one's chapters; that of the whole movement with the right everywhere.</summary>
    public static Right See { get; } =
        new("figures.see-reports", Role.Administrator, Role.ChapterBoard, Role.Auditor, Role.ReadOnlyOperator);

    /// <summary>Have the reports of a month made.</summary>
    public static Right Make { get; } = new("figures.make-reports", Role.Administrator);
}
