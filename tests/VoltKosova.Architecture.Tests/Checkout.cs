namespace VoltKosova.Architecture.Tests;

internal static class Checkout
{
    /// <summary>The folder of VoltKosova.sln, without a slash at its end.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests run outside the checkout.")
        : File.Exists(Path.Combine(folder.FullName, "VoltKosova.sln")) ? folder.FullName
        : Find(folder.Parent);
}
