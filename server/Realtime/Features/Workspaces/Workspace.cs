using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Workspaces;

/// <summary>A team's place: its members, its channels, and a stream of its own.</summary>
internal sealed class Workspace
{
    public const int MaxNameLength = 80;

    public Guid Id { get; set; }

    public required string Name { get; set; }

    public long Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> builder)
    {
        builder.ToTable("workspaces");
        builder.Property(workspace => workspace.Name).HasMaxLength(Workspace.MaxNameLength);
    }
}
