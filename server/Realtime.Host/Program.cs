using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Features;
using Realtime.Platform.Http;
using Realtime.Platform.Hubs;
using Realtime.Platform.Jobs;
using Realtime.Platform.Mail;

// Settings lie beside the program, wherever it is started from. They are not watched: that costs a busy server a few per cent.
var builder = WebApplication.CreateBuilder(
    [$"--contentRoot={AppContext.BaseDirectory}", "--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.AddDataPlatform();
builder.AddHubPlatform();
builder.AddHttpPlatform();
builder.AddJobsPlatform();
builder.AddMailPlatform();
builder.AddFeatures();
builder.AddAuditCommand(args);

var app = builder.Build();
if (await AuditCommand.RunAsync(app.Services, args, Console.Out, Console.Error) is { } exitCode)
{
    return exitCode;
}

await app.Services.MigrateAsync();
app.UseHttpPlatform();
app.MapFeatures();
app.MapHubPlatform();
await app.RunAsync();
return 0;
