using VoltKosova.Host;

var builder = WebApplication.CreateBuilder(args);
builder.AddVolt();

await using var app = builder.Build();
app.UseVolt();
await app.Migrate();
await app.StartAsync();
await app.Greet();
await app.WaitForShutdownAsync();
