namespace WpAspire.Hosting.Verbs;

/// <summary>The words behind the resource's name in an <c>exec</c>.</summary>
/// <param name="Command">The command and its arguments.</param>
/// <param name="Replica">The replica that the words name.</param>
internal sealed record ExecWords(string[] Command, int? Replica)
{
    /// <summary>
    /// Takes the words apart. Options of the AppHost may stand between the name and <c>--</c>; its own are known by
    /// now, and <c>--replica</c> is read here.
    /// </summary>
    /// <exception cref="DistributedApplicationException">The replica is no number.</exception>
    public static ExecWords Parse(string[] words)
    {
        int? replica = null;
        for (var i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "--":
                    return new(words[(i + 1)..], replica);
                case var word when AppHostArguments.RootOptions.Contains(word):
                    i++;
                    break;
                case ReplicaOption.Name:
                    i++;
                    replica = Number(i < words.Length ? words[i] : "");
                    break;
                case var word when word.StartsWith(ReplicaOption.Name + "=", StringComparison.Ordinal):
                    replica = Number(word[(ReplicaOption.Name.Length + 1)..]);
                    break;
                case var word when word.Split('=', 2) is [var option, _] && AppHostArguments.RootOptions.Contains(option):
                    break;
                default:
                    return new(words[i..], replica);
            }
        }

        return new([], replica);
    }

    private static int Number(string word) =>
        ReplicaOption.TryParse(word) ?? throw new DistributedApplicationException($"{ReplicaOption.Refusal(word)}.");
}
