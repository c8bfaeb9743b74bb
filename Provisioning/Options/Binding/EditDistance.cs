namespace WpAspire.Provisioning.Options.Binding;

/// <summary>How many letters must change to make one text of another (Levenshtein's distance), in whatever case they are.</summary>
internal static class EditDistance
{
    /// <summary>The candidate that is spelled most like a text.</summary>
    public static string Nearest(string text, IEnumerable<string> candidates) => candidates.MinBy(c => Between(c, text))!;

    public static int Between(string left, string right)
    {
        left = left.ToLowerInvariant();
        right = right.ToLowerInvariant();
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var change = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
