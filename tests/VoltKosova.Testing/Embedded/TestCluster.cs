namespace VoltKosova.Testing;

/// <summary>The PostgreSQL that tests use: the one that <c>build/test</c> makes and throws away.</summary>
public static class TestCluster
{
    private const string Setting = "VOLT_TEST_DATABASE";

    /// <summary>The connection string of a superuser.</summary>
    /// <exception cref="InvalidOperationException">Nobody gave one.</exception>
    public static Task<string> ConnectionString() => Task.FromResult(Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given
        ? given
        : throw new InvalidOperationException(
            $"{Setting} is not set: run the tests with build/test, or give the connection string of a PostgreSQL superuser."));
}
