using System.CommandLine;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>--replica</c>: which of a resource's replicas is meant.</summary>
internal static class ReplicaOption
{
    /// <summary>The option's name.</summary>
    public const string Name = "--replica";

    /// <summary>The option.</summary>
    /// <param name="description">What the number does.</param>
    public static Option<int?> Create(string description)
    {
        var option = new Option<int?>(Name) { Description = description, HelpName = "N" };
        option.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && TryParse(token.Value) is null)
            {
                result.AddError(Refusal(token.Value));
            }
        });
        return option;
    }

    /// <summary>The number that a word is; <see langword="null"/> if it is none.</summary>
    public static int? TryParse(string word) => int.TryParse(word, out var replica) && replica >= 1 ? replica : null;

    /// <summary>What to say of a word that is no such number.</summary>
    public static string Refusal(string word) => $"{Name} is '{word}': allowed is a whole number, 1 or more";
}
