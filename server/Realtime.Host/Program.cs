using Realtime.Platform.Data;
using Realtime.Platform.Features;
using Realtime.Platform.Http;
using Realtime.Platform.Hubs;

// Nothing reloads its settings while it runs, and the files' watcher costs a few per cent of a busy server.
var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.AddDataPlatform();
builder.AddHubPlatform();
builder.AddHttpPlatform();
builder.AddFeatures();

var app = builder.Build();
await app.Services.MigrateAsync();
app.UseHttpPlatform();
app.MapApi().MapFeatures();
app.MapHubPlatform();
await app.RunAsync();
