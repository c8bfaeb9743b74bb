namespace WpAspire.Provisioning.Publishing;

/// <summary>Finds what somebody has changed in a published directory, and what is in the way of what is to be written.</summary>
internal static class HandEdits
{
    private const int Named = 5;

    /// <summary>Refuses to go on if something of somebody else's would be lost or become part of an image.</summary>
    /// <param name="root">The published directory.</param>
    /// <param name="manifest">What earlier publishes wrote there.</param>
    /// <param name="entries">What is to be there, by path.</param>
    /// <param name="actual">What is there, by path.</param>
    /// <param name="contexts">The build contexts.</param>
    /// <exception cref="DistributedApplicationException">There is such a thing; the message names it.</exception>
    public static void Refuse(
        string root, PublishManifest manifest, IReadOnlyDictionary<string, PublishedEntry> entries, IReadOnlyDictionary<string, string?> actual, IEnumerable<PublishedContext> contexts)
    {
        var changed = actual.Where(file => IsChanged(root, file.Key, file.Value, manifest, entries)).Select(static file => file.Key).ToList();
        changed.AddRange(contexts.SelectMany(context => Added(root, context.Path, manifest, entries)));
        changed = [.. changed.Distinct(StringComparer.Ordinal)];
        if (changed.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", changed.Order(StringComparer.Ordinal).Take(Named).Select(static path => $"'{path}'"));
        var more = changed.Count > Named ? $" and {changed.Count - Named} more" : "";
        throw new DistributedApplicationException(
            $"In '{root}', {names}{more} {(changed.Count == 1 ? "is" : "are")} not as published, and publishing would overwrite that: move what you changed or added elsewhere, or delete it, and publish again.");
    }

    private static bool IsChanged(string root, string path, string? actual, PublishManifest manifest, IReadOnlyDictionary<string, PublishedEntry> entries)
    {
        if (actual is null || actual == entries.GetValueOrDefault(path)?.Fingerprint || manifest.Wrote(path, actual))
        {
            return false;
        }

        // A directory where a file is to be is in the way only if something is in it that we did not write.
        return actual != Fingerprint.Directory || Added(root, path, manifest, entries).Any();
    }

    private static IEnumerable<string> Added(string root, string directory, PublishManifest manifest, IReadOnlyDictionary<string, PublishedEntry> entries)
    {
        var path = Path.Combine(root, directory);
        if (!Directory.Exists(path) || new DirectoryInfo(path).LinkTarget is not null)
        {
            return [];
        }

        var known = manifest.Paths.ToHashSet(StringComparer.Ordinal);
        return PublishTree.Files(path)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !known.Contains(file) && !entries.ContainsKey(file));
    }
}
