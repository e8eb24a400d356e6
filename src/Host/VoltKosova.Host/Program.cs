using VoltKosova.Host;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddVolt();

    await using var app = builder.Build();
    app.UseVolt();
    // Two things that take a second each and need nothing of each other.
    await Task.WhenAll(app.Migrate(), Task.Run(app.MakeEndpoints));
    await app.StartAsync();
    await app.Greet();
    // A start leaves behind many times what a host holds that waits; without pressure nobody would give it back.
    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception wrong) when (WrongSetting.Sentence(wrong) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
