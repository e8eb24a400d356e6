using VoltKosova.Host.Staff;
using VoltKosova.Jobs.Quartz;
using VoltKosova.Access;
using VoltKosova.Postgres;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPostgres().AddAccess(builder.Configuration).AddJobs().AddStaffPages();
await using var app = builder.Build();
await app.Services.GetRequiredService<Migrator>().Migrate(default);
app.MapAccess();
app.MapStaffPages();
await app.RunAsync();
