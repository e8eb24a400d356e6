using VoltKosova.Kernel;

namespace VoltKosova.Places;

/// <summary>One of the seven regions (rajon, okrug), which group municipalities and have no government.</summary>
/// <param name="Code">Two digits, as on number plates.</param>
/// <param name="Name">The name to show, by the reader's language.</param>
public sealed record District(string Code, LocalText Name);
