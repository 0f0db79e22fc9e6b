using Realtime.BareHub;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSignalR();

var app = builder.Build();
app.MapGet("/health/ready", () => Results.Ok());
app.MapHub<RoomHub>("/hub");
await app.RunAsync();
