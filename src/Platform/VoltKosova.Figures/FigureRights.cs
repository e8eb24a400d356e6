using VoltKosova.Access;

namespace VoltKosova.Figures;

/// <summary>The rights of the figures themselves; a figure's right is its module's.</summary>
internal static class FigureRights
{
    /// <summary>Ask at all: everybody with a role. What they see, each figure's right says.</summary>
    public static Right Ask { get; } = new("figures.ask", Enum.GetValues<Role>());
}
