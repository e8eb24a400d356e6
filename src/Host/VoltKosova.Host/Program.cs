using VoltKosova.Host;

try
{
    // Settings are read once, when the host starts; watching their files would only make that later.
    var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    builder.AddVolt();

    await using var app = builder.Build();
    // Two things that take half a second each and need nothing of each other. A wrong setting is told before the database answers.
    var (used, migrated) = (Task.Run(app.UseVolt), app.Migrate());
    await used;
    await migrated;
    await app.StartAsync();
    await app.Greet();
    await app.GiveBackWhatTheStartTook();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception wrong) when (WrongSetting.Sentence(wrong) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
