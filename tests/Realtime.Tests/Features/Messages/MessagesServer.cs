using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Data;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Messages;

/// <summary>One server for all tests about messages; each test opens a room of its own.</summary>
public sealed class MessagesServer : ServerFixture
{
    public QueryCounter Queries { get; } = new();

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<AppDbContext>(options => options.AddInterceptors(Queries));
}

[CollectionDefinition(Name)]
public sealed class MessagesTests : ICollectionFixture<MessagesServer>
{
    public const string Name = "messages";
}
