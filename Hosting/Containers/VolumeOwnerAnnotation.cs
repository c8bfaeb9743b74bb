namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Says who owns what is in the volume that is mounted at a path. An engine fills a new volume with what the image has
/// there, and gives it to whom it belongs in the image; a program that is to change it must own it.
/// </summary>
/// <param name="target">The absolute path in the container.</param>
/// <param name="userId">The numeric user.</param>
/// <param name="groupId">The numeric group.</param>
public sealed class VolumeOwnerAnnotation(string target, int userId, int groupId) : IResourceAnnotation
{
    /// <summary>The absolute path in the container.</summary>
    public string Target { get; } = target ?? throw new ArgumentNullException(nameof(target));

    /// <summary>The numeric user.</summary>
    public int UserId { get; } = userId;

    /// <summary>The numeric group.</summary>
    public int GroupId { get; } = groupId;
}
